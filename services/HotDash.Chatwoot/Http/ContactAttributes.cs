using HotDash.Chatwoot.Core.Contacts;

namespace HotDash.Chatwoot.Http;

/// <summary>Reads a contact from parameters. What is not given stays as it is.</summary>
internal static class ContactAttributes
{
    public static ContactFields From(RailsParameters parameters) => new()
    {
        Name = parameters.Text("name"),
        Email = Given(parameters, "email"),
        PhoneNumber = Given(parameters, "phone_number"),
        Identifier = Given(parameters, "identifier"),
        Blocked = parameters.Flag("blocked"),
        AdditionalAttributes = parameters.Object("additional_attributes"),
        CustomAttributes = parameters.Object("custom_attributes"),
    };

    private static ContactField? Given(RailsParameters parameters, string name) =>
        parameters.Has(name) ? new ContactField(parameters.Present(name)) : null;
}
