namespace HotDash.TestServers;

/// <summary>How the servers of tests run. <c>HOTDASH_TEST_SERVERS=containers</c> chooses containers for all that do not say.</summary>
public enum TestServerKind
{
    /// <summary>Processes of this machine. The default: needs no container engine.</summary>
    Embedded,

    /// <summary>Containers of the official images, through Testcontainers and Docker's or Podman's API.</summary>
    Containers,
}
