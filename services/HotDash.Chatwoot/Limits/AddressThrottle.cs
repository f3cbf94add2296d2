using System.Collections.Concurrent;
using System.Net;

namespace HotDash.Chatwoot.Limits;

/// <summary>So many requests per address and window; loopback is exempt, as in Chatwoot (config/initializers/rack_attack.rb).</summary>
internal sealed class AddressThrottle(int limit, TimeSpan window, TimeProvider clock)
{
    private const int MaxAddresses = 10_000;

    private readonly ConcurrentDictionary<IPAddress, Window> _windows = new();

    public static RailsTextResult Refusal { get; } = new(StatusCodes.Status429TooManyRequests, "Retry later\n");

    public bool Admit(IPAddress? address)
    {
        if (address is null || IPAddress.IsLoopback(address))
        {
            return true;
        }

        var now = clock.GetUtcNow();
        if (_windows.Count > MaxAddresses)
        {
            Forget(now);
        }

        return _windows.AddOrUpdate(
            address,
            _ => new Window(now, 1),
            (_, former) => now - former.Start > window ? new Window(now, 1) : former with { Count = former.Count + 1 }).Count <= limit;
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (address, former) in _windows)
        {
            if (now - former.Start > window)
            {
                _windows.TryRemove(address, out _);
            }
        }
    }

    private readonly record struct Window(DateTimeOffset Start, int Count);
}
