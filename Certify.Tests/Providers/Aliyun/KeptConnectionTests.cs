using System.Net;
using System.Net.Sockets;
using System.Text;
using Certify.ServiceInterface.Providers;
using Certify.ServiceInterface.Providers.Aliyun;
using Certify.ServiceInterface.Providers.Aliyun.Dysms;
using Certify.ServiceInterface.Providers.Guard;
using NUnit.Framework;

namespace Certify.Tests.Providers.Aliyun;

/// <summary>
/// A server that closes a kept connection in good order, after it read the request and before it answered: the case in which
/// HTTP stacks like to send the request again by themselves.
/// </summary>
[TestFixture]
public sealed class KeptConnectionTests
{
    private static readonly byte[] Taken = Encoding.ASCII.GetBytes(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 33\r\n\r\n{\"Code\":\"OK\",\"BizId\":\"1^0\",\"a\":1}");

    [Test]
    public async Task A_message_is_sent_once()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var server = Serve(listener, answers: 1);
        var options = new AliyunOptions
        {
            AccessKeyId = "ak",
            AccessKeySecret = "sk",
            Endpoints = { Dysms = [$"http://{listener.LocalEndpoint}"] },
            Sms = { SignName = "水利云", Templates = { ["login"] = "SMS_1" } },
        };
        using var http = VendorHttp.CreateClient();
        var guard = new VendorGuard(new ProcessVendorGate(), new GuardOptions(), TimeProvider.System);
        var sender = new AliyunSmsSender(new AliyunClient(http, options, guard, TimeProvider.System), options, TimeProvider.System);
        var message = new Sms("13800138000", "login", new Dictionary<string, string>(), "", "out-1", DateTimeOffset.UnixEpoch);

        var first = await sender.Send(message, default);
        var second = await sender.Send(message, default);

        Assert.That((first.Code, second.Code), Is.EqualTo(("OK", VendorCodes.Cut)));
        listener.Stop();
        Assert.That(await server, Is.EqualTo(2), "requests that arrived");
    }

    /// <summary>Answers so many requests, then closes each connection on which one more arrives; gives the number that arrived.</summary>
    private static async Task<int> Serve(TcpListener listener, int answers)
    {
        var arrived = 0;
        try
        {
            while (true)
            {
                using var connection = await listener.AcceptTcpClientAsync();
                await using var stream = connection.GetStream();
                while (await ReadRequest(stream))
                {
                    if (++arrived > answers)
                    {
                        break;
                    }

                    await stream.WriteAsync(Taken);
                }
            }
        }
        catch (Exception stopped) when (stopped is SocketException or InvalidOperationException)
        {
            // The listener was stopped, while this waited or before it did.
            return arrived;
        }
    }

    private static async Task<bool> ReadRequest(NetworkStream stream)
    {
        var head = new StringBuilder();
        var octet = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(octet) == 0)
            {
                return false;
            }

            head.Append((char)octet[0]);
        }

        return true;
    }
}
