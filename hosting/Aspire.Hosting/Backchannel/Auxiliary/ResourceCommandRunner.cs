using System.Text.Json;

namespace Aspire.Hosting.Backchannel.Auxiliary;

/// <summary><c>aspire resource &lt;name&gt; &lt;command&gt;</c>: resolves both names, checks the arguments, runs the command.</summary>
internal sealed class ResourceCommandRunner(ResourceCommandService commands, ResourceStates states, IServiceProvider services)
{
    public async Task<ExecuteResourceCommandResponse> RunAsync(ExecuteResourceCommandRequest request, CancellationToken cancellationToken)
    {
        var instances = states.Find(request.ResourceName);
        if (instances.Count is 0)
        {
            return Failed($"Resource '{request.ResourceName}' was not found.");
        }

        var resource = instances[0].Resource;
        var command = resource.Annotations.OfType<ResourceCommandAnnotation>().LastOrDefault(annotation => annotation.Name == request.CommandName);
        if (command is null)
        {
            return Failed($"Resource '{request.ResourceName}' has no command '{request.CommandName}'. {Available(resource)}");
        }

        var binder = new CommandArgumentBinder(command);
        var arguments = await binder.BindAsync(request.Arguments, services, cancellationToken);
        var errors = binder.Errors;

        var inputs = request.ReturnArgumentInputs ? arguments.Select(ResourceCommandMapper.Map).ToArray() : null;
        if (errors.Count > 0 || request.ValidateOnly)
        {
            return new ExecuteResourceCommandResponse
            {
                Success = errors.Count is 0,
                ErrorMessage = errors.Count is 0 ? null : string.Join(" ", errors.Select(error => error.ErrorMessage)),
                ValidationErrors = errors,
                ArgumentInputs = inputs,
            };
        }

        var byInstance = string.Equals(instances[0].ResourceId, request.ResourceName, StringComparison.OrdinalIgnoreCase);
        var result = byInstance
            ? await commands.ExecuteCommandAsync(instances[0].ResourceId, request.CommandName, arguments, cancellationToken)
            : await commands.ExecuteCommandAsync(resource, request.CommandName, arguments, cancellationToken);

        return new ExecuteResourceCommandResponse
        {
            Success = result.Success,
            Canceled = result.Canceled,
            // The official host repeats the message in the older field, success or not.
            ErrorMessage = result.Message,
            Message = result.Message,
            Value = result.Data is { } data
                ? new ResourceCommandValue(data.Value, FormatName(data.Format), data.DisplayImmediately)
                : null,
            ArgumentInputs = inputs,
        };
    }

    private static string FormatName(CommandResultFormat format) => JsonNamingPolicy.CamelCase.ConvertName(format.ToString());

    private static string Available(IResource resource)
    {
        string[] names = [.. resource.Annotations.OfType<ResourceCommandAnnotation>().Select(command => command.Name).Distinct()];

        return names.Length is 0 ? "It has none." : $"It has: {string.Join(", ", names)}.";
    }

    private static ExecuteResourceCommandResponse Failed(string message) => new() { Success = false, ErrorMessage = message, Message = message };
}
