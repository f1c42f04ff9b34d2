namespace Pointsman.Server;

/// <summary>Over what time a limit counts.</summary>
internal enum LimitWindow
{
    /// <summary>Any 60 seconds.</summary>
    Minute,

    /// <summary>A calendar day, UTC.</summary>
    Day,

    /// <summary>A calendar month, UTC.</summary>
    Month,

    /// <summary>Right now, for requests at the same time.</summary>
    Moment,
}
