using HotDash.Chatwoot.Worker.Hosting;
using HotDash.Chatwoot.Worker.Operations;
using HotDash.ServiceDefaults;

if (args is [ContainerProbe.Verb])
{
    return await ContainerProbe.RunAsync("/health", CancellationToken.None);
}

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddChatwootWorker();

var app = builder.Build();
app.MapDefaultEndpoints();
app.MapOperations();
await app.RunAsync();

return 0;
