namespace Pointsman;

/// <summary>What the allowance of a subscription counts.</summary>
public enum AllowanceUnit
{
    /// <summary>Requests; the overage is dollars for one of them.</summary>
    Requests,

    /// <summary>Tokens read and written; the overage is dollars for one million of them.</summary>
    Tokens,
}
