#include "app/commands/snapshot_command.h"

#include <charconv>

#include "app/compose.h"
#include "app/exit_codes.h"
#include "app/gis_runtime.h"
#include "app/json_out.h"
#include "app/map_picture.h"
#include "app/progress_bar.h"
#include "core/base/text.h"

namespace jw::app {
namespace {

template <class Number>
bool parseNumber(std::string_view text, Number& out) {
  const auto r = std::from_chars(text.data(), text.data() + text.size(), out);
  return r.ec == std::errc() && r.ptr == text.data() + text.size();
}

QSize sizeOf(const std::string& text) {
  const auto parts = text::split(text, 'x');
  int width = 0, height = 0;
  if (parts.size() != 2 || !parseNumber(parts[0], width) || !parseNumber(parts[1], height) || width < 100 ||
      height < 100 || width > 16384 || height > 16384)
    throw Error(ErrorCode::usage, "--size is WIDTHxHEIGHT from 100 to 16384, not " + text);
  return {width, height};
}

gis::SnapshotRequest::Extent extentOf(const std::string& text, const std::string& crs) {
  gis::SnapshotRequest::Extent extent;
  const auto parts = text::split(text, ',');
  model::Box& b = extent.box;
  if (parts.size() != 4 || !parseNumber(parts[0], b.xmin) || !parseNumber(parts[1], b.ymin) ||
      !parseNumber(parts[2], b.xmax) || !parseNumber(parts[3], b.ymax) || !(b.xmin < b.xmax) || !(b.ymin < b.ymax))
    throw Error(ErrorCode::usage, "--extent is XMIN,YMIN,XMAX,YMAX, not " + text);
  if (!crs.empty() && (!crs.starts_with("EPSG:") || !parseNumber(std::string_view(crs).substr(5), extent.epsg)))
    throw Error(ErrorCode::usage, "--crs is EPSG:N, not " + crs);
  return extent;
}

int snapshot(const Context& context, const Options& options) {
  const std::filesystem::path out = needed(options, "out");
  PictureOptions picture;
  picture.size = sizeOf(needed(options, "size"));
  picture.wall = options.contains("wall");
  const std::string theme = optional(options, "theme");
  if (!theme.empty() && theme != "dark" && theme != "light")
    throw Error(ErrorCode::usage, "--theme is dark or light, not " + theme);
  picture.dark = theme != "light";
  if (options.contains("extent")) picture.extent = extentOf(optional(options, "extent"), optional(options, "crs"));
  const auto engine = openEngine(context, Opening::existing);
  const GisRuntime runtime;
  {
    ProgressBar bar(context.err, context.terminal, context.stop);
    writeMapPicture(*engine, machineActor(), context.cityLanguage(), picture, out, bar.progress());
  }
  if (context.json)
    printJson(context.out, {{"out", out.string()}, {"width", picture.size.width()}, {"height", picture.size.height()}});
  return kDone;
}

}  // namespace

Command snapshotCommand() {
  Command c{
      .name = "snapshot",
      .arguments = "--out PNG --size WxH [--extent XMIN,YMIN,XMAX,YMAX --crs EPSG:N] [--wall] [--theme dark|light]",
      .summary = {"把地图存成图片", "the map as a picture"},
      .positional = {},
      .options = po::options_description("Options"),
      .run = snapshot};
  auto add = c.options.add_options();
  add("out", po::value<std::string>()->value_name("PNG"), "the picture");
  add("size", po::value<std::string>()->value_name("WxH"), "in pixels");
  add("extent", po::value<std::string>()->value_name("XMIN,YMIN,XMAX,YMAX"), "what to show; default: everything");
  add("crs", po::value<std::string>()->value_name("EPSG:N"),
      "of the extent; default: EPSG:4490, longitude and latitude");
  add("wall", "as a wall page with key figures");
  add("theme", po::value<std::string>()->value_name("dark|light"), "default: dark");
  return c;
}

}  // namespace jw::app
