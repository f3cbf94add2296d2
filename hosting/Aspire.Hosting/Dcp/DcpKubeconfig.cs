using System.Diagnostics.CodeAnalysis;

namespace Aspire.Hosting.Dcp;

/// <summary>The two values of DCP's kubeconfig that a client needs.</summary>
internal sealed record DcpKubeconfig(Uri Server, string Token)
{
    /// <summary>
    /// Reads <c>    server: https://127.0.0.1:36629</c> and <c>    token: uzert…</c>. False while DCP has not finished writing.
    /// </summary>
    public static bool TryRead(string path, [NotNullWhen(true)] out DcpKubeconfig? kubeconfig)
    {
        kubeconfig = null;
        if (!File.Exists(path))
        {
            return false;
        }

        string? server = null;
        string? token = null;
        foreach (var line in File.ReadLines(path))
        {
            server ??= ValueOf("server:", line);
            token ??= ValueOf("token:", line);
        }

        if (token is not { Length: 32 } || !Uri.TryCreate(server, UriKind.Absolute, out var uri))
        {
            return false;
        }

        kubeconfig = new DcpKubeconfig(uri, token);
        return true;
    }

    private static string? ValueOf(string key, string line)
    {
        var trimmed = line.AsSpan().Trim();
        return trimmed.StartsWith(key, StringComparison.Ordinal) ? trimmed[key.Length..].Trim().Trim('"').ToString() : null;
    }
}
