using Insights.Typed.Generator.References;
using Insights.Typed.Generator.Settings;
using Insights.Typed.Language;

namespace Insights.Typed.Generator.Projections;

/// <summary>A <c>Select</c> call on a dataset: what it reads, and its location.</summary>
/// <param name="Projection">What it reads; other edits in its file do not change it.</param>
/// <param name="Location">Its location; every edit of its file changes it.</param>
/// <param name="KnownNamespace">The namespace of the query's type, if that is in a referenced assembly; the generated ones are not known yet.</param>
internal sealed record SelectCall(ProjectionSyntax Projection, SelectLocation Location, string? KnownNamespace)
{
    /// <summary>Determines whether it is on a type that is generated, or that a generated one hides, or on the type of a referenced project.</summary>
    public bool IsOnNamespace(string @namespace, bool areGenerated) => (KnownNamespace is null && areGenerated) || KnownNamespace == @namespace;

    /// <summary>Determines whether it can be on any of them.</summary>
    public bool IsOnAnyDataset(GeneratedTypes generated, EquatableArray<ReferencedDataset> referenced) =>
        KnownNamespace is null || KnownNamespace == generated.Namespace || referenced.Any(dataset => dataset.Namespace == KnownNamespace);
}

/// <summary>How a projection's lambda uses the row, according to its text.</summary>
/// <param name="Dataset">The C# name of the dataset.</param>
/// <param name="Members">The members of the row that it reads, in the order of their first use.</param>
/// <param name="HasEscapingRow">Whether it passes on the row itself, so that any member can be read.</param>
/// <param name="KeepsRow">Whether its result can read the row later, so that each record requires a separate row.</param>
internal sealed record ProjectionSyntax(string Dataset, EquatableArray<string> Members, bool HasEscapingRow, bool KeepsRow);

/// <summary>The location of a call.</summary>
/// <param name="Version">The version of the compiler's encoding.</param>
/// <param name="Data">The compiler's encoding: a checksum of the file, and a position in it.</param>
/// <param name="Display">File name, line and column, for readers.</param>
/// <param name="Path">The file. It is the only difference between two files of equal content.</param>
/// <param name="FileHash">The hash of the file's content.</param>
/// <param name="Position">The offset of the call in the file.</param>
internal sealed record SelectLocation(int Version, string Data, string Display, string Path, string FileHash, int Position);
