using HotDash.Migrations.Tool;

using var interrupt = new CancellationTokenSource();
Console.CancelKeyPress += (_, arguments) =>
{
    arguments.Cancel = true;
    interrupt.Cancel();
};

return await Tool.RunAsync(args, Environment.GetEnvironmentVariable, Console.Out, Console.Error, interrupt.Token);
