using HotDash.Chatwoot.Worker.Hosting;
using HotDash.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddChatwootWorker();

var app = builder.Build();
app.MapDefaultEndpoints();
await app.RunAsync();
