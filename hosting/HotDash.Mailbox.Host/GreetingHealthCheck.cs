using System.Net;
using System.Net.Sockets;
using HotDash.Mailbox.Host.Listening;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace HotDash.Mailbox.Host;

/// <summary>Healthy when SMTP and IMAP greet, as any client would be greeted.</summary>
internal sealed class GreetingHealthCheck(IOptions<MailboxOptions> options) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var smtp = await GreetingAsync(options.Value.SmtpPort, cancellationToken);
        var imap = await GreetingAsync(options.Value.ImapPort, cancellationToken);

        return smtp?.StartsWith("220 ", StringComparison.Ordinal) == true && imap?.StartsWith("* OK", StringComparison.Ordinal) == true
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy($"SMTP greeted with '{smtp}', IMAP with '{imap}'");
    }

    private static async Task<string?> GreetingAsync(int port, CancellationToken cancellationToken)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
            return await new LineChannel(client.GetStream()).ReadLineAsync(cancellationToken);
        }
        catch (SocketException)
        {
            return null;
        }
    }
}
