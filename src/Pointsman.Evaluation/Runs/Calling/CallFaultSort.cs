namespace Pointsman.Evaluation;

/// <summary>What a failed call says.</summary>
internal enum CallFaultSort
{
    /// <summary>The request itself is refused: asking again is no use.</summary>
    Refused,

    /// <summary>Too many calls: the same request may be asked again a little later.</summary>
    Pace,

    /// <summary>The key is wrong, has no leave, or its account has no money: a person has to do something.</summary>
    Key,

    /// <summary>The provider is out of reach, too slow, or broke: asking again may help.</summary>
    Unavailable,
}
