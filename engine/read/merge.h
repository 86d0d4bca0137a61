// Laying one YAML tree over another, and following `extends`.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "read/kept_trees.h"
#include "read/source.h"
#include "read/yaml.h"

namespace banxin {

/// `over` on top of `base`: maps merge key by key, lists and scalars are replaced. Every value keeps its own place.
NodePtr merge(const NodePtr& base, const NodePtr& over);

/// A template with what it extends.
struct ReadTemplate {
  NodePtr tree;               ///< null when there is nothing to go on with
  std::vector<FileId> files;  ///< that it was read from, itself last
};

/// Reads templates with what they extend, each file once.
class TemplateReader {
 public:
  /// `kept`: what was parsed before; null = nothing.
  TemplateReader(SourceFolders& folders, Report& report, const KeptTrees* kept)
      : folders_(folders), report_(report), kept_(kept) {}

  /// The template `name`, a path from the folder of the file that says it at `place`. A chain of more than 16 templates
  /// and one that leads back to itself are errors.
  ReadTemplate read(const std::string& name, Place place);
  /// The file itself, absolute.
  std::filesystem::path file_of(const std::string& name, Place place) const;

 private:
  ReadTemplate read_file(const std::filesystem::path& file, const std::string& name, Place place);
  NodePtr parse(const LoadedSource& source, Report& notes) const;

  SourceFolders& folders_;
  Report& report_;
  const KeptTrees* kept_;
  std::map<std::filesystem::path, ReadTemplate> read_;
  std::vector<std::filesystem::path> chain_;  // being read, to find a circle
};

}  // namespace banxin
