namespace Pointsman.Server;

/// <summary>What happens to a field of a request that the target's protocol cannot express.</summary>
public enum InexpressiblePolicy
{
    /// <summary>The request is refused with the field's name.</summary>
    Refuse,

    /// <summary>The field is left out, and the decision says so.</summary>
    Drop,
}
