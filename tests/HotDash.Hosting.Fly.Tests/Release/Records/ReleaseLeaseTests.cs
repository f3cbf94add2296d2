using System.Diagnostics;
using System.Text.Json;
using HotDash.Hosting.Fly.Release.Records;
using HotDash.ReleaseDrill.Crashes;

namespace HotDash.Hosting.Fly.Tests.Release.Records;

public sealed class ReleaseLeaseTests : IDisposable
{
    private static readonly TimeSpan s_long = TimeSpan.FromMinutes(1);

    private readonly string _folder = Directory.CreateTempSubdirectory("lease-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Lock_WhileHeld_IsNotTakenTwiceAndNamesItsOwner()
    {
        using (Take("first", s_long))
        {
            Assert.Null(ReleaseLease.TryTake(_folder, "second", s_long, TimeProvider.System, out var held));
            Assert.Equal("first", held?.Owner);
        }

        using var again = Take("second", s_long);
        Assert.Null(again?.TakenOver);
    }

    [Fact]
    public void Lock_OfAProcessThatIsGone_IsTakenOverAtOnce()
    {
        Leave(new ProcessIdentity(int.MaxValue, "0"), Environment.MachineName, expiresIn: s_long);

        using var lease = Take("second", s_long);

        Assert.StartsWith("taken over from somebody (process 2147483647 on ", lease?.TakenOver, StringComparison.Ordinal);
    }

    [Fact]
    public void Lock_OfAnotherHost_IsTakenOverOnlyAfterItsTime()
    {
        Leave(new ProcessIdentity(1, "0"), "elsewhere", expiresIn: s_long);
        Assert.Null(Take("second", s_long));

        Leave(new ProcessIdentity(1, "0"), "elsewhere", expiresIn: TimeSpan.FromSeconds(-1));
        using var lease = Take("second", s_long);
        Assert.NotNull(lease);
    }

    [Fact]
    public void Lock_ThatWasTakenOver_ForbidsTheOldOwnerToWrite()
    {
        using var first = Take("first", s_long);
        first?.Require();
        Leave(new ProcessIdentity(1, "0"), "elsewhere", expiresIn: TimeSpan.FromSeconds(-1));
        using var second = Take("second", s_long);

        Assert.Throws<LeaseLostException>(() => first?.Require());
        second?.Require();
    }

    [Fact]
    public void Lock_OfASuspendedProcess_EndsItWithTheFlyctlThatItStarted()
    {
        Assert.SkipUnless(Directory.Exists("/proc"), "what another process has started is found through /proc");
        using var owner = Sleep(null);
        using var flyctl = Sleep(_folder);
        Leave(ProcessIdentity.Of(owner.Id)!, Environment.MachineName, expiresIn: s_long);
        Assert.Null(Take("second", s_long));
        Leave(ProcessIdentity.Of(owner.Id)!, Environment.MachineName, expiresIn: TimeSpan.FromSeconds(-1));

        using var lease = Take("second", s_long);

        Assert.EndsWith("which still ran and was ended; 1 flyctl it had started was ended", lease?.TakenOver, StringComparison.Ordinal);
        Assert.True(owner.WaitForExit(TimeSpan.FromSeconds(5)) && flyctl.WaitForExit(TimeSpan.FromSeconds(5)));
    }

    /// <summary>The real thing at a few points; the soak does a thousand.</summary>
    [Fact]
    public async Task Runner_KilledAtAPoint_LeavesWhatTheNextOneFinishes()
    {
        foreach (var at in new[] { 3, 9, 17, 24 })
        {
            Assert.Null(await KillCommand.KillAtAsync(CrashScenario.All[3], at, TestContext.Current.CancellationToken));
        }
    }

    private ReleaseLease? Take(string owner, TimeSpan time) => ReleaseLease.TryTake(_folder, owner, time, TimeProvider.System, out _);

    private void Leave(ProcessIdentity process, string host, TimeSpan expiresIn) => File.WriteAllText(
        Path.Combine(_folder, "releases.lease"),
        JsonSerializer.Serialize(
            new LeaseRecord { Fence = (ReleaseLease.Read(_folder)?.Fence ?? 0) + 1, Owner = "somebody", Host = host, Process = process, Expires = TimeProvider.System.GetUtcNow() + expiresIn },
            JsonSerializerOptions.Web));

    private static Process Sleep(string? ledger)
    {
        var start = new ProcessStartInfo("sleep", ["60"]);

        if (ledger is not null)
        {
            start.Environment[OwnedPrograms.Variable] = ledger;
        }

        return Process.Start(start) ?? throw new InvalidOperationException("sleep did not start.");
    }
}
