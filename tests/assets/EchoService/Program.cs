// What the hosting tests run: it tells its environment and its process id, and its health can be switched.
var app = WebApplication.CreateSlimBuilder(args).Build();
var healthy = Environment.GetEnvironmentVariable("ECHO_SICK") is null;

app.MapGet("/health", () => healthy ? Results.Ok() : Results.StatusCode(503));
app.MapPost("/health/{value:bool}", (bool value) => healthy = value);
app.MapGet("/env/{name}", (string name) => Environment.GetEnvironmentVariable(name));
app.MapGet("/pid", () => Environment.ProcessId);
app.Run();
