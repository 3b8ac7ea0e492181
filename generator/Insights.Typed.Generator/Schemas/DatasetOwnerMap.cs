using Insights.Typed.Language;

namespace Insights.Typed.Generator.Schemas;

/// <summary>The owners of all datasets, found by the C# names of their datasets. Two are equal if they have the same owners in the same order.</summary>
internal sealed class DatasetOwnerMap(EquatableArray<DatasetOwner> owners) : IEquatable<DatasetOwnerMap>
{
    /// <summary>Created once for all files: each file looks up its datasets.</summary>
    private readonly Dictionary<string, DatasetOwner> byIdentifier =
        owners.ToDictionary(owner => owner.Dataset.Identifier, StringComparer.OrdinalIgnoreCase);

    public EquatableArray<DatasetOwner> All => owners;

    public DatasetOwner this[string identifier] => byIdentifier[identifier];

    public bool Equals(DatasetOwnerMap? other) => other is not null && owners.Equals(other.All);

    public override bool Equals(object? obj) => Equals(obj as DatasetOwnerMap);

    public override int GetHashCode() => owners.GetHashCode();
}
