namespace HotDash.Dashboard.Features.Chatwoot;

public enum ChatwootFailure
{
    /// <summary>No connection, or the circuit is open: the request was not processed.</summary>
    Unreachable,

    /// <summary>No answer in time or a broken one: a write may or may not have taken effect.</summary>
    Unknown,

    /// <summary>The token is wrong or may not do this.</summary>
    Unauthorized,

    NotFound,

    /// <summary>Chatwoot understood and refused (4xx).</summary>
    Refused,
}
