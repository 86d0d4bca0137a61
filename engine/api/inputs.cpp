#include "api/inputs.h"

#include <fmt/format.h>

#include <map>
#include <mutex>
#include <tuple>
#include <utility>

#include "base/files.h"
#include "base/message.h"
#include "base/sha256.h"

namespace banxin {

struct Input::Digest {
  std::once_flag once;
  Reckon reckon;
  std::string hex;
};

Input::Input(Kind kind, std::filesystem::path path, const FileStamp& stamp, Reckon reckon)
    : kind_(kind), path_(std::move(path)), stamp_(stamp), digest_(std::make_shared<Digest>()) {
  digest_->reckon = std::move(reckon);
}

Input::Input(Kind kind, std::filesystem::path path, std::string sha256)
    : Input(kind, std::move(path), {}, [hex = std::move(sha256)] { return hex; }) {}

const std::string& Input::sha256() const {
  std::call_once(digest_->once, [&] { digest_->hex = digest_->reckon(); });
  return digest_->hex;
}

const char* word_of(Input::Kind kind) {
  constexpr const char* words[] = {"catalogue", "edition", "template",   "story",  "table",
                                   "picture",   "font",    "dictionary", "profile"};
  return words[static_cast<size_t>(kind)];
}

namespace {

Input::Reckon digest_of_same(std::string file, FileStamp stamp) {
  return [file = std::move(file), stamp] {
    std::optional<std::string> digest = sha256_of_file(file);
    if (!digest || FileStamp::of(file) != stamp)
      throw MachineFault{"input-changed", say("{} was changed after its page was laid out", file),
                         say("nothing may change the files of an edition while banxin runs; run it again")};
    return std::move(*digest);
  };
}

Input::Kind kind_of(SourceFile::Kind kind) {
  switch (kind) {
    case SourceFile::Kind::edition:
      return Input::Kind::edition;
    case SourceFile::Kind::story:
      return Input::Kind::story;
    case SourceFile::Kind::table:
      return Input::Kind::table;
    default:
      return Input::Kind::page_template;
  }
}

class Gathering {
 public:
  using Key = std::tuple<Input::Kind, std::string, std::string>;  // kind, path, and what a dictionary's digest is
  using Keys = std::set<Key>;

  Gathering(const Engine& engine, const Edition& edition, const PictureDesk& pictures)
      : engine_(engine), pictures_(pictures) {
    const auto catalogue = std::filesystem::absolute(engine.catalogue_file());
    add(shared_, Input(Input::Kind::catalogue, catalogue, engine.catalogue().sha256));
    const std::string profile = std::filesystem::absolute(engine.profile_file(edition.press)).string();
    add_later(shared_, Input::Kind::profile, profile, FileStamp::of(profile));
    if (const std::string& photos = edition.press.untagged_cmyk; photos.starts_with('/'))
      add_later(shared_, Input::Kind::profile, photos, FileStamp::of(photos));
    for (const SourceFile& source : edition.sources)
      sources_.emplace(source.id, key_of(Input(kind_of(source.kind), source.path, source.sha256)));
  }

  void add_page(const Page& page, const PageUse& use) {
    Keys keys = shared_;
    for (const FileId id : page.sources) keys.insert(sources_.at(id));
    for (const auto& [file, number] : use.pictures) add_later(keys, Input::Kind::picture, file, pictures_.stamp(file));
    for (const FaceId face : use.text.faces) add_font(keys, face);
    for (const auto& [file, sha256] : use.text.dictionaries)
      add(keys, Input(Input::Kind::dictionary, file, sha256), sha256);
    pages_.push_back(std::move(keys));
  }

  Inputs all() const {
    Inputs inputs;
    std::map<Key, size_t> place;
    for (const auto& [key, input] : inputs_) {
      place.emplace(key, inputs.files.size());
      inputs.files.push_back(input);
    }
    for (const Keys& keys : pages_) {
      std::vector<size_t>& own = inputs.of_sheet.emplace_back();
      for (const Key& key : keys) own.push_back(place.at(key));
    }
    return inputs;
  }

 private:
  // What is gathered already stays: its digest may be known by now.
  Key key_of(Input input, const std::string& version = {}) {
    Key key{input.kind(), input.path().string(), version};
    inputs_.try_emplace(key, std::move(input));
    return key;
  }
  void add(Keys& keys, Input input, const std::string& version = {}) { keys.insert(key_of(std::move(input), version)); }

  void add_later(Keys& keys, Input::Kind kind, const std::string& file, const FileStamp& stamp) {
    add(keys, Input(kind, file, stamp, digest_of_same(file, stamp)));
  }

  // All faces of a collection are in one file.
  void add_font(Keys& keys, FaceId face) {
    const auto digest = [fonts = engine_.fonts(), face] { return fonts->sha256(face); };
    const std::filesystem::path& file = engine_.catalogue().faces[face.index].file;
    add(keys, Input(Input::Kind::font, file, engine_.fonts()->stamp(face), digest));
  }

  const Engine& engine_;
  const PictureDesk& pictures_;
  Keys shared_;  // by all pages
  std::map<FileId, Key> sources_;
  std::map<Key, Input> inputs_;
  std::vector<Keys> pages_;
};

}  // namespace

Inputs gather_inputs(const Engine& engine, const Edition& edition, const PictureDesk& pictures,
                     const std::vector<const Page*>& pages, const std::vector<PageUse>& uses) {
  Gathering gathering(engine, edition, pictures);
  for (size_t i = 0; i < pages.size(); ++i) gathering.add_page(*pages[i], uses[i]);
  return gathering.all();
}

}  // namespace banxin
