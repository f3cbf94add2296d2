using System.Text.Json.Nodes;

namespace Aspire.Hosting.Backchannel.Auxiliary;

/// <summary>Arguments of a resource command as the CLI sends them: <c>{"name": value}</c>, or values in the declared order.</summary>
internal sealed class CommandArgumentBinder(ResourceCommandAnnotation command)
{
    public List<ArgumentValidationError> Errors { get; } = [];

    public async Task<InteractionInputCollection> BindAsync(JsonNode? given, IServiceProvider services, CancellationToken cancellationToken)
    {
        var values = ByName(given);
        var inputs = new InteractionInputCollection(
            [.. command.Arguments.Select(declared => declared.WithValue(values.TryGetValue(declared.Name, out var value) ? value : declared.Value))]);

        foreach (var unknown in values.Keys.Where(name => !inputs.ContainsName(name)))
        {
            Errors.Add(new ArgumentValidationError(unknown, $"Command '{command.Name}' has no argument '{unknown}'."));
        }

        foreach (var missing in inputs.Where(input => input.Required && string.IsNullOrEmpty(input.Value)))
        {
            Errors.Add(new ArgumentValidationError(missing.Name, $"Command '{command.Name}' needs a value for '{missing.Name}'."));
        }

        if (Errors.Count is 0 && command.ValidateArguments is { } validate)
        {
            await validate(new InputsDialogValidationContext { Inputs = inputs, Services = services, CancellationToken = cancellationToken });
            Errors.AddRange(inputs.SelectMany(input => input.ValidationErrors, (input, error) => new ArgumentValidationError(input.Name, error)));
        }

        return inputs;
    }

    private Dictionary<string, string?> ByName(JsonNode? given)
    {
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in given as JsonObject ?? [])
        {
            values[name] = value?.ToString();
        }

        foreach (var (index, value) in (given as JsonArray ?? []).Index())
        {
            if (index < command.Arguments.Count)
            {
                values[command.Arguments[index].Name] = value?.ToString();
            }
            else
            {
                Errors.Add(new ArgumentValidationError($"{index + 1}", $"Command '{command.Name}' takes {command.Arguments.Count} arguments."));
            }
        }

        return values;
    }
}
