using HotDash.Chatwoot.Worker.Hosting;
using HotDash.Chatwoot.Worker.Operations;
using HotDash.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddChatwootWorker();

var app = builder.Build();
app.MapDefaultEndpoints();
app.MapOperations();
await app.RunAsync();
