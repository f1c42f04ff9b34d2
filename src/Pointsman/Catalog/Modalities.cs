namespace Pointsman;

/// <summary>What goes into a model or comes out of it.</summary>
[Flags]
public enum Modalities
{
    /// <summary>Nothing is known.</summary>
    None = 0,

    /// <summary>Text.</summary>
    Text = 1,

    /// <summary>Still images.</summary>
    Image = 2,

    /// <summary>Sound and speech.</summary>
    Audio = 4,

    /// <summary>Moving images, read natively and not as single frames.</summary>
    Video = 8,

    /// <summary>Documents in PDF.</summary>
    Pdf = 16,

    /// <summary>A vector of numbers, as embedding models give.</summary>
    Vector = 32,

    /// <summary>Labels, boxes or masks, as classifiers and detectors give.</summary>
    Labels = 64,
}
