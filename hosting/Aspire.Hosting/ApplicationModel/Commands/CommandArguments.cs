namespace Aspire.Hosting.ApplicationModel;

/// <summary>Brings the values a caller gave into the inputs a command declares, and has them checked.</summary>
internal static class CommandArguments
{
    public static async Task<InteractionInputCollection> BindAsync(
        ResourceCommandAnnotation command,
        InteractionInputCollection supplied,
        IServiceProvider services,
        CancellationToken cancellationToken)
    {
        if (supplied.Names.FirstOrDefault(name => command.Arguments.All(declared => !string.Equals(declared.Name, name, StringComparison.OrdinalIgnoreCase))) is { } unknown)
        {
            throw new DistributedApplicationException(
                $"Command '{command.Name}' has no argument '{unknown}'. Its arguments: {(command.Arguments.Count == 0 ? "none" : string.Join(", ", command.Arguments.Select(declared => declared.Name)))}.");
        }

        var bound = new InteractionInputCollection([.. command.Arguments.Select(declared => declared.WithValue(supplied.GetString(declared.Name) ?? declared.Value))]);

        if (bound.FirstOrDefault(input => input.Required && string.IsNullOrEmpty(input.Value)) is { } missing)
        {
            throw new DistributedApplicationException($"Command '{command.Name}' needs a value for '{missing.Name}'.");
        }

        if (command.ValidateArguments is { } validate)
        {
            var context = new InputsDialogValidationContext { Inputs = bound, CancellationToken = cancellationToken, Services = services };
            await validate(context);

            if (context.HasErrors)
            {
                throw new DistributedApplicationException(string.Join(" ", bound.SelectMany(input => input.ValidationErrors.Select(error => $"{input.Name}: {error}"))));
            }
        }

        return bound;
    }
}
