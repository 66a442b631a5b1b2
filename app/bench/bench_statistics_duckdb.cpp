#include "app/bench/bench_statistics_duckdb.h"

#include <QProcess>
#include <charconv>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/base/error.h"

namespace jw::app {
namespace {

void writeCsv(const DuckDbAsked& asked, const Progress& progress) {
  std::ofstream out(asked.csv, std::ios::binary);
  std::vector<std::uint32_t> values(asked.attributes + 2);
  std::string text;
  const auto append = [&](std::uint64_t value, char end) {
    char digits[20];
    text.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
    text += end;
  };
  for (std::uint64_t n = 1; n <= asked.people; ++n) {
    asked.row(static_cast<std::int64_t>(n), values);
    append(n, ',');
    for (std::size_t i = 0; i < values.size(); ++i) append(values[i], i + 1 == values.size() ? '\n' : ',');
    if (text.size() < 1U << 20 && n < asked.people) continue;
    progress(n, asked.people, "DuckDB");
    out << text;
    text.clear();
  }
  out.close();
  if (!out) throw Error(ErrorCode::input, asked.csv.string() + ": cannot be written");
}

}  // namespace

DuckDbTimes measureDuckDb(const DuckDbAsked& asked, const Progress& progress) {
  writeCsv(asked, progress);
  QProcess node;
  const auto text = [](const std::filesystem::path& path) { return QString::fromStdString(path.string()); };
  node.start("node", {text(asked.script), text(asked.folder), text(asked.csv), QString::number(asked.attributes), QString::number(asked.birthLow), QString::number(asked.birthHigh)});
  while (node.state() != QProcess::NotRunning && !node.waitForFinished(200)) {
    if (!progress.stop.stop_requested()) continue;
    node.kill();
    node.waitForFinished();
    throw Error(ErrorCode::cancelled, "stopped");
  }
  const auto answer = nlohmann::json::parse(node.readAllStandardOutput().toStdString(), nullptr, false);
  if (answer.is_discarded() || node.exitCode() != 0) throw Error(ErrorCode::input, "DuckDB (node " + asked.script.string() + "): " + node.readAllStandardError().right(500).toStdString() + node.errorString().toStdString());
  const auto seconds = [&](const char* name) { return answer.at(name).get<double>() * 1e-6; };
  DuckDbTimes times{answer.at("version"), seconds("attribute"), seconds("book"), seconds("filtered"), seconds("list"), seconds("change"), {}};
  for (std::size_t i = 0; i < 3; ++i) times.sums[i] = std::stoull(answer.at("sums").at(i).get<std::string>());
  return times;
}

}  // namespace jw::app
