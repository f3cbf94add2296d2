using HotDash.Ops.Machine;

namespace HotDash.Ops.Doctor;

/// <summary>Looks at one side of the clone or the machine and changes nothing.</summary>
internal interface ICheck
{
    Task<IReadOnlyList<Finding>> ExamineAsync(Clone clone, IShell shell, IWeb web, CancellationToken cancellationToken);
}
