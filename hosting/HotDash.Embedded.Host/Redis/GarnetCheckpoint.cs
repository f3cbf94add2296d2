using Garnet;
using HotDash.Embedded.Host.Processes;

namespace HotDash.Embedded.Host.Redis;

/// <summary>
/// A Garnet 2.2.8 that is killed may leave the start of a transaction at the end of its log. It recovers well from that once;
/// but what is written afterwards follows the torn start in the log, and the next recovery takes it for part of the transaction
/// that never ended and drops it: every acknowledged write since. A checkpoint, taken before anybody else can write, leaves the
/// torn start behind. Hence a recovery on a port that nobody knows; only after it the real start.
/// </summary>
internal static class GarnetCheckpoint
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(45);

    public static async Task TakeAsync(GarnetSettings settings, CancellationToken cancellationToken)
    {
        var hidden = settings with { Port = LoopbackPort.Reserve(0) };
        using var server = new GarnetServer(GarnetVerb.Options(hidden));
        server.Start();

        if (await RedisCall.AskAsync(hidden.Port, hidden.Password, "SAVE", s_patience, cancellationToken) is not "+OK" and var answer)
        {
            throw new EmbeddedHostException(
                $"Garnet did not save what it recovered in '{settings.Folder}' ({answer ?? "no answer"}). Start it again; if that does not help, reset the data of Redis.");
        }

        Console.Out.WriteLine("recovered: the last Garnet here was killed; what it had acknowledged is in a checkpoint");
    }
}
