#include "base/sha256.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/temporary_folder.h"

using namespace banxin;

TEST_CASE("a digest goes on from where a copy of it was taken") {
  Sha256 all;
  all.add("ab");
  CHECK(Sha256(all).add("x").hex() == sha256("abx"));
  CHECK(all.hex() == sha256("ab"));
  CHECK(all.add("c").hex() == sha256("abc"));
}

// FIPS 180-4, as printed in its examples.
TEST_CASE("SHA-256") {
  CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256(std::string(1'000'000, 'a')) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
  const test::TemporaryFolder folder;
  const std::string large(1'000'000, 'a');
  CHECK(sha256_of_file(folder.write("large", large)) == sha256(large));
  CHECK(sha256_of_file(folder.write("empty", "")) == sha256(""));
  CHECK_FALSE(sha256_of_file(folder.path / "none"));
  CHECK_FALSE(sha256_of_file(folder.path));
}
