using Microsoft.Extensions.Configuration;

namespace HotDash.Sidekiq.Workload.Jobs;

/// <summary>A file of this process in the folder LEDGER. Every line reaches the kernel before the job is done.</summary>
internal sealed class LedgerFile(IConfiguration configuration) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Lazy<FileStream> _file = new(() =>
    {
        var folder = configuration["LEDGER"] ?? throw new InvalidOperationException("LEDGER is not set. Set it to the folder of the ledger.");

        return new FileStream(Path.Combine(folder, $"{Environment.ProcessId}-{Guid.NewGuid():n}"), FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
    });

    public void Append(ReadOnlySpan<byte> line)
    {
        lock (_lock)
        {
            _file.Value.Write(line);
        }
    }

    public void Dispose()
    {
        if (_file.IsValueCreated)
        {
            _file.Value.Dispose();
        }
    }
}
