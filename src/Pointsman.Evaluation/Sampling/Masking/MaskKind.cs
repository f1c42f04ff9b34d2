namespace Pointsman.Evaluation;

/// <summary>What is masked in texts.</summary>
public enum MaskKind
{
    /// <summary>Secrets: keys and tokens, what stands behind <c>password=</c>, private keys.</summary>
    Key,

    /// <summary>Addresses of mail.</summary>
    Email,

    /// <summary>Numbers of bank accounts whose check digits are right.</summary>
    Iban,

    /// <summary>Numbers of payment cards whose check digit is right.</summary>
    Card,

    /// <summary>Addresses of machines, in both versions.</summary>
    Ip,

    /// <summary>Telephone numbers, with the country or as they are dialled at home.</summary>
    Phone,
}
