namespace Insights.Typed.Schemas.Tests.Shipped;

/// <summary>The shipped schema files as the reader reads them.</summary>
internal static class ShippedFiles
{
    public static SchemaFile Read(string fileName) => SchemaFile.Read(fileName, TestFiles.ReadText("schemas/" + fileName));

    public static DatasetSchema Dataset(string name) => Assert.Single(Read(name + ".json").Datasets);

    /// <summary>Every column and metric of every file, with its dataset.</summary>
    public static IEnumerable<(string Dataset, ColumnSchema Column)> Everything =>
        from file in TestFiles.SchemaNames
        from dataset in Read(file).Datasets
        from column in dataset.Columns.Concat(dataset.Metrics)
        select (dataset.Name, column);
}
