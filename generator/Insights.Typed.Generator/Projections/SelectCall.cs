using Insights.Typed.Generator.References;
using Insights.Typed.Generator.Settings;
using Insights.Typed.Language;

namespace Insights.Typed.Generator.Projections;

/// <summary>A <c>Select</c> call on a dataset: what it reads, and where it stands.</summary>
/// <param name="Projection">What it reads; unchanged by edits elsewhere in its file.</param>
/// <param name="Location">Where it stands; changed by every edit of its file.</param>
/// <param name="KnownNamespace">The namespace of the query's type, where that is in a referenced assembly; the generated ones are not known yet.</param>
internal sealed record SelectCall(ProjectionSyntax Projection, SelectLocation Location, string? KnownNamespace)
{
    /// <summary>Whether it is on a type that is generated, or that a generated one hides, or on that of a referenced project.</summary>
    public bool IsOnNamespace(string @namespace, bool areGenerated) => (KnownNamespace is null && areGenerated) || KnownNamespace == @namespace;

    /// <summary>Whether it can be on any of them.</summary>
    public bool IsOnAnyDataset(GeneratedTypes generated, EquatableArray<ReferencedDataset> referenced) =>
        KnownNamespace is null || KnownNamespace == generated.Namespace || referenced.Any(dataset => dataset.Namespace == KnownNamespace);
}

/// <summary>What a projection's lambda does with the row, as far as its own text tells.</summary>
/// <param name="Dataset">The C# name of the dataset.</param>
/// <param name="Members">The members of the row that it reads, in the order in which they first stand.</param>
/// <param name="HasEscapingRow">Whether it hands on the row itself, so that any member may be read.</param>
/// <param name="KeepsRow">Whether what it makes may read the row later, so that each record needs a row of its own.</param>
internal sealed record ProjectionSyntax(string Dataset, EquatableArray<string> Members, bool HasEscapingRow, bool KeepsRow);

/// <summary>Where a call stands.</summary>
/// <param name="Version">The version of the compiler's encoding.</param>
/// <param name="Data">The compiler's encoding: a checksum of the file, and a place in it.</param>
/// <param name="Display">File name, line and column, for readers.</param>
/// <param name="Path">The file. Two files of equal content differ in it alone.</param>
/// <param name="FileHash">The hash of the file's content.</param>
/// <param name="Position">The offset of the call in the file.</param>
internal sealed record SelectLocation(int Version, string Data, string Display, string Path, string FileHash, int Position);
