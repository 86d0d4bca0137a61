#include "api/condition_check.h"

#include "base/message.h"
#include "photo/condition.h"

namespace banxin {

void judge_condition(const Engine& engine, const LaidOut& laid, Report& report) {
  const PressStyle& press = laid.edition.press;
  if (press.condition.empty()) return;
  const std::string other = other_condition(press.condition, engine.output_profile(press)->bytes);
  if (other.empty()) return;
  report.warning("press-condition", laid.edition.place,
                 say("press says the condition {}, its profile was made for {}", press.condition, other),
                 say("name the profile of that condition in the house style, or leave condition out"));
}

}  // namespace banxin
