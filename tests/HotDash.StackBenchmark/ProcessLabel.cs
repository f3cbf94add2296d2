using HotDash.SystemHarness;

namespace HotDash.StackBenchmark;

internal static class ProcessLabel
{
    /// <summary>The file name of the program and its first argument, which tells DCP's and our host's roles apart.</summary>
    public static string Of(MarkedProcess process)
    {
        var words = process.CommandLine.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        return words switch
        {
            [] => "(ended)",
            ["postgres:", ..] => "postgres backends",
            [var program] => Path.GetFileName(program),
            [var program, var argument, ..] => argument.StartsWith('-') ? Path.GetFileName(program) : $"{Path.GetFileName(program)} {Path.GetFileName(argument)}",
        };
    }
}
