namespace HotDash.TestServers;

/// <summary>What runs one throwaway server.</summary>
internal interface IServerHost : IAsyncDisposable
{
    int Port { get; }

    /// <summary>Engine and version, or the image.</summary>
    string Description { get; }

    /// <summary>Kills the server itself with SIGKILL; it comes back on the same port.</summary>
    void KillServer();
}
