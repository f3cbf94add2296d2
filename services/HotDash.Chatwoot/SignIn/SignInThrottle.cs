using System.Collections.Concurrent;
using System.Net;

namespace HotDash.Chatwoot.SignIn;

/// <summary>Five attempts in five minutes per address; loopback is exempt, as in Chatwoot (config/initializers/rack_attack.rb).</summary>
internal sealed class SignInThrottle(TimeProvider clock)
{
    private const int Attempts = 5;
    private const int MaxAddresses = 10_000;

    private static readonly TimeSpan s_window = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<IPAddress, Window> _windows = new();

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
            (_, window) => now - window.Start > s_window ? new Window(now, 1) : window with { Count = window.Count + 1 }).Count <= Attempts;
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (address, window) in _windows)
        {
            if (now - window.Start > s_window)
            {
                _windows.TryRemove(address, out _);
            }
        }
    }

    private readonly record struct Window(DateTimeOffset Start, int Count);
}
