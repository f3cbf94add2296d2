namespace HotDash.Embedded.Tests;

/// <summary>Numbered writes of some kilobytes, until the disk is full.</summary>
internal abstract class DiskLedger
{
    private const int Most = 100_000;

    /// <returns>How many writes were acknowledged before the first refusal.</returns>
    public async Task<int> FillAsync(int port)
    {
        await BeginAsync(port);
        for (var number = 0; number < Most; number++)
        {
            try
            {
                await WriteAsync(port, number);
            }
            catch (Exception error) when (IsRefusal(error))
            {
                return number;
            }
        }

        throw new InvalidOperationException($"{Most} writes fitted; the disk is too large for this test.");
    }

    public abstract Task WriteAsync(int port, int number);

    public abstract Task<IReadOnlyCollection<int>> FoundAsync(int port);

    protected abstract Task BeginAsync(int port);

    protected abstract bool IsRefusal(Exception error);
}
