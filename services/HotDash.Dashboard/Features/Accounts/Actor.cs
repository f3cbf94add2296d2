using System.Globalization;
using System.Security.Claims;

namespace HotDash.Dashboard.Features.Accounts;

/// <summary>The person who acts.</summary>
public sealed record Actor(long Id, string Name, string Email, Role Role)
{
    public bool MayAct => Role >= Role.Operator;

    /// <summary>Null when nobody is signed in.</summary>
    public static Actor? From(ClaimsPrincipal principal)
    {
        ArgumentNullException.ThrowIfNull(principal);

        return long.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var id)
            && Enum.TryParse<Role>(principal.FindFirstValue(ClaimTypes.Role), ignoreCase: true, out var role)
            ? new Actor(id, principal.FindFirstValue(ClaimTypes.Name) ?? "", principal.FindFirstValue(ClaimTypes.Email) ?? "", role)
            : null;
    }

    public ClaimsPrincipal ToPrincipal(string authenticationType) => new(new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, Id.ToString(CultureInfo.InvariantCulture)),
            new(ClaimTypes.Name, Name),
            new(ClaimTypes.Email, Email),
            new(ClaimTypes.Role, Role.ToString()),
        ],
        authenticationType));
}
