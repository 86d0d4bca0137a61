#include "api/report_format.h"

#include "api/findings.h"
#include "api/junit.h"
#include "api/report_json.h"
#include "api/sarif.h"

namespace banxin {

std::string report_as(ReportFormat format, const Report& report, const std::vector<Sheet>& sheets,
                      const std::string& file) {
  switch (format) {
    case ReportFormat::text:
      break;
    case ReportFormat::json:
      return report_json(report, sheets);
    case ReportFormat::junit:
      return to_junit("banxin check", junit_suites(report, sheets, file));
    case ReportFormat::sarif:
      return to_sarif(findings_of(report, sheets, file), "check/" + from_here(file), report.tongue());
  }
  return "";
}

}  // namespace banxin
