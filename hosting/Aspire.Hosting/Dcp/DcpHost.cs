using System.Security.Cryptography.X509Certificates;

namespace Aspire.Hosting.Dcp;

/// <summary>One running DCP: its session folder, process, log and API.</summary>
internal sealed partial class DcpHost : IAsyncDisposable
{
    private static readonly TimeSpan s_pollInterval = TimeSpan.FromMilliseconds(25);
    private readonly DcpOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;
    private readonly DcpSession _session;
    private readonly DcpLogSocket _log;
    private readonly X509Certificate2 _certificate;

    private DcpHost(DcpOptions options, TimeProvider timeProvider, ILoggerFactory loggerFactory)
    {
        _options = options;
        _timeProvider = timeProvider;
        _logger = loggerFactory.CreateLogger<DcpHost>();
        _session = new DcpSession();
        _log = new DcpLogSocket(_session.LogSocketPath, loggerFactory);
        _certificate = DcpCertificate.Create(timeProvider);
    }

    public DcpClient Client { get; private set; } = null!; // Set by StartAsync, the only way to get a host.

    public string SessionFolder => _session.Folder;

    public static async Task<DcpHost> StartAsync(
        string executable, DcpOptions options, TimeProvider timeProvider, ILoggerFactory loggerFactory, CancellationToken cancellationToken)
    {
        var host = new DcpHost(options, timeProvider, loggerFactory);
        try
        {
            DcpCertificate.Write(host._certificate, host._session.CertificatePath, host._session.KeyPath);
            var process = new DcpProcess(host._session, options, timeProvider);
            var kubeconfig = await process.StartAsync(executable, cancellationToken);
            host.Client = new DcpClient(new DcpConnection(kubeconfig, host._certificate), timeProvider);
            return host;
        }
        catch
        {
            await host._log.DisposeAsync();
            host._session.Dispose();
            throw;
        }
    }

    public void Mute() => _log.IsMuted = true;

    /// <summary>Stops everything DCP runs and waits until DCP itself is gone; its session folder goes last.</summary>
    public async ValueTask DisposeAsync()
    {
        using var timeout = new CancellationTokenSource(_options.StopTimeout, _timeProvider);
        try
        {
            await Client.RequestShutdownAsync(timeout.Token);
            while (Directory.Exists(_session.Folder))
            {
                await Task.Delay(s_pollInterval, _timeProvider, timeout.Token);
            }

            DcpLeftovers.End(_session.KubeconfigPath);
        }
        catch (OperationCanceledException)
        {
            LogStopTimedOut(_options.StopTimeout.TotalSeconds);
        }
        catch (Exception e) when (e is HttpRequestException or DcpException)
        {
            LogAlreadyGone(e.Message);
        }

        Client.Dispose();
        await _log.DisposeAsync();
        _certificate.Dispose();
        _session.Dispose();
    }

    [LoggerMessage(LogLevel.Warning, "DCP had not finished its clean-up after {Seconds} s; it goes on by itself.")]
    private partial void LogStopTimedOut(double seconds);

    [LoggerMessage(LogLevel.Debug, "DCP was gone before it could be stopped: {Reason}")]
    private partial void LogAlreadyGone(string reason);
}
