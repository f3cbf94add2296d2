using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Features.Health;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace HotDash.Chatwoot.Features.Explorer;

/// <summary>The description of what is implemented at <c>/openapi/v1.json</c>; in development an explorer at <c>/explorer</c>.</summary>
internal static class ExplorerApi
{
    private const string Scheme = "api_access_token";

    public static void AddExplorer(this WebApplicationBuilder builder) => builder.Services.AddOpenApi("v1", options =>
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "HotDash's Chatwoot-compatible API";
            document.Info.Version = HealthApi.Version;
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
            document.Components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = Scheme };

            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<AccessRule>().LastOrDefault() is { } rule)
            {
                operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, context.Document)] = [] }];
                operation.Description = rule switch
                {
                    { AdministratorOnly: true } => "For administrators.",
                    { BotsAllowed: true } => "For members of the account and its bots.",
                    { Scope: AccessScope.Platform } => "For platform apps.",
                    _ => "For members of the account.",
                };
            }

            return Task.CompletedTask;
        });
    });

    public static void MapExplorer(this WebApplication app)
    {
        app.MapOpenApi();

        if (app.Environment.IsDevelopment())
        {
            app.MapScalarApiReference("/explorer");
        }
    }
}
