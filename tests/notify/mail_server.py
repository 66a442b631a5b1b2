"""A real mail server on loopback. Prints its port; writes each message it took as one line of JSON.

What it does with a message is named by the receiver: gone@ 550, busy@ 451, closing@ 421, refused@ 554 after the text,
cut@ drops the connection amid the text, lost@ takes the message and drops the connection instead of answering,
hang@ never answers.
"""
import argparse
import asyncio
import email
import email.policy
import json
import ssl

from aiosmtpd.smtp import SMTP, AuthResult

options = argparse.ArgumentParser()
options.add_argument("--out", required=True)
options.add_argument("--tls", default="none")
options.add_argument("--cert")
options.add_argument("--key")
options.add_argument("--user")
options.add_argument("--password")
given = options.parse_args()
received = open(given.out, "a", encoding="utf-8")


def keep(envelope):
    mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
    line = {
        "from": envelope.mail_from,
        "to": envelope.rcpt_tos,
        "id": str(mail["Message-ID"]),
        "subject": str(mail["Subject"]),
        "sender": str(mail["From"]),
        "headers": sorted(mail.keys()),
        "text": mail.get_content().replace("\r\n", "\n"),
        "defects": [str(d) for part in mail.values() for d in getattr(part, "defects", [])] + [str(d) for d in mail.defects],
        "raw": envelope.content.decode("ascii"),
    }
    received.write(json.dumps(line) + "\n")
    received.flush()


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        if address.startswith("gone@"):
            return f"550 5.1.1 <{address}> no such user"
        if address.startswith("busy@"):
            return "451 4.3.0 try again later"
        if address.startswith("closing@"):
            return "421 4.3.2 closing down"
        if address.startswith("hang@"):
            await asyncio.sleep(3600)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if envelope.rcpt_tos[0].startswith("refused@"):
            return "554 5.7.1 not wanted"
        keep(envelope)
        if envelope.rcpt_tos[0].startswith("lost@"):
            server.transport.abort()
        return "250 taken"


class Server(SMTP):
    async def smtp_DATA(self, arg):
        if self.envelope.rcpt_tos and self.envelope.rcpt_tos[0].startswith("cut@"):
            await self.push("354 go on")
            await self._reader.readline()
            self.transport.abort()
            return
        await super().smtp_DATA(arg)


def judge(server, session, envelope, mechanism, data):
    good = data.login == given.user.encode() and data.password == given.password.encode()
    return AuthResult(success=good, handled=False)


async def main():
    context = None
    if given.tls != "none":
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(given.cert, given.key)
    more = {"ident": "test", "hostname": "localhost"}
    if given.user:
        more.update(authenticator=judge, auth_required=True, auth_require_tls=given.tls == "starttls")
    if given.tls == "starttls":
        more.update(tls_context=context, require_starttls=True)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Server(Handler(), **more), "127.0.0.1", 0, ssl=context if given.tls == "implicit" else None)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
