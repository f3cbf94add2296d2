namespace Aspire.Hosting.Dcp;

/// <summary>
/// The private folder of one run (mode 0700): kubeconfig, certificate, log socket, and the output files of executables.
/// DCP wants it to exist and deletes it when it stops, also after our own death. The path is short: a Unix socket's path may have 107 bytes.
/// </summary>
internal sealed class DcpSession : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("aspire.").FullName;

    public string KubeconfigPath => Path.Combine(Folder, "kubeconfig");

    public string LogSocketPath => Path.Combine(Folder, "output.sock");

    public string CertificatePath => Path.Combine(Folder, "dcp.crt");

    public string KeyPath => Path.Combine(Folder, "dcp.key");

    public string StartLogPath => Path.Combine(Folder, "start.log");

    public void Dispose()
    {
        try
        {
            Directory.Delete(Folder, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // DCP was quicker.
        }
        catch (IOException)
        {
            // DCP is deleting the same files at this moment.
        }
    }
}
