// A small HTTP server that plays the SMS gateway.
#pragma once
#include <boost/asio.hpp>
#include <boost/beast.hpp>
#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace jw::test {

class SmsGateway {
 public:
  struct Request {
    std::string method, target, contentType, authorization, body;
  };
  struct Reply {
    unsigned status = 200;
    std::string body;
    bool silent = false;  ///< no answer at all, the connection stays open
  };
  explicit SmsGateway(std::function<Reply(const Request&)> answer) : m_answer(std::move(answer)), m_acceptor(m_io, {boost::asio::ip::address_v4::loopback(), 0}) {
    m_thread = std::thread([this] { serve(); });
  }
  SmsGateway(const SmsGateway&) = delete;
  SmsGateway& operator=(const SmsGateway&) = delete;
  ~SmsGateway() {
    // Only a connection wakes the blocking accept.
    m_closing = true;
    boost::asio::io_context io;
    boost::asio::ip::tcp::socket knock(io);
    boost::system::error_code ignored;
    knock.connect(m_acceptor.local_endpoint(), ignored);
    m_thread.join();
  }
  std::string url() const { return "http://127.0.0.1:" + std::to_string(m_acceptor.local_endpoint().port()); }
  std::vector<Request> requests() const {
    const std::scoped_lock lock(m_mutex);
    return m_requests;
  }

 private:
  void serve() {
    namespace http = boost::beast::http;
    std::vector<boost::asio::ip::tcp::socket> silent;
    while (true) {
      boost::asio::ip::tcp::socket socket(m_io);
      boost::system::error_code ec;
      m_acceptor.accept(socket, ec);
      if (m_closing || ec) return;
      boost::beast::flat_buffer buffer;
      http::request<http::string_body> request;
      http::read(socket, buffer, request, ec);
      if (ec) continue;
      const Request r{std::string(request.method_string()), std::string(request.target()), std::string(request[http::field::content_type]), std::string(request[http::field::authorization]), request.body()};
      {
        const std::scoped_lock lock(m_mutex);
        m_requests.push_back(r);
      }
      const Reply reply = m_answer(r);
      if (reply.silent) {
        silent.push_back(std::move(socket));
        continue;
      }
      http::response<http::string_body> response(static_cast<http::status>(reply.status), 11);
      response.body() = reply.body;
      response.keep_alive(false);
      response.prepare_payload();
      http::write(socket, response, ec);
    }
  }

  std::function<Reply(const Request&)> m_answer;
  boost::asio::io_context m_io;
  boost::asio::ip::tcp::acceptor m_acceptor;
  std::atomic<bool> m_closing{false};
  mutable std::mutex m_mutex;
  std::vector<Request> m_requests;
  std::thread m_thread;
};

}  // namespace jw::test
