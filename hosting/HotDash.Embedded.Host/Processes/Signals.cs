namespace HotDash.Embedded.Host.Processes;

internal static class Signals
{
    public const int Interrupt = 2;
    public const int Quit = 3;
    public const int Kill = 9;
    public const int Terminate = 15;

    public static bool ComesFromOutside(int exitCode) => exitCode is 128 + Interrupt or 128 + Kill or 128 + Terminate;

    /// <summary>.NET reports death by signal n as exit code 128 + n.</summary>
    public static string Describe(int exitCode) => exitCode <= 128
        ? $"exit code {exitCode}"
        : (exitCode - 128) switch
        {
            4 => "signal 4 (SIGILL)",
            6 => "signal 6 (SIGABRT)",
            7 => "signal 7 (SIGBUS)",
            Kill => "signal 9 (SIGKILL)",
            11 => "signal 11 (SIGSEGV)",
            Terminate => "signal 15 (SIGTERM)",
            var signal => $"signal {signal}",
        };
}
