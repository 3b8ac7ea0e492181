using Apache.Arrow;
using ParquetSharp;
using ParquetSharp.Arrow;

namespace Insights.Typed.Parquet.Files;

/// <summary>Encodes record batches as the row groups of a Parquet file.</summary>
internal sealed class ParquetEncoder : IDisposable
{
    private readonly WrittenBytes written = new();
    private readonly WriterProperties properties;
    private readonly ArrowWriterProperties arrowProperties;
    private readonly FileWriter writer;

    public ParquetEncoder(Schema schema, ParquetOptions options)
    {
        using var builder = new WriterPropertiesBuilder();
        using var arrowBuilder = new ArrowWriterPropertiesBuilder();

        // Readers that know Arrow restore its types from the schema.
        properties = builder.Compression(GetCompression(options.Compression)).MaxRowGroupLength(options.MaxRowGroupRows).Build();
        arrowProperties = arrowBuilder.StoreSchema().Build();
        writer = new FileWriter(written, schema, properties, arrowProperties, leaveOpen: true);
    }

    /// <summary>Gets the number of bytes of the file so far.</summary>
    public long ByteCount => written.Position;

    /// <summary>Encodes a batch as a row group.</summary>
    public void Add(RecordBatch batch) => writer.WriteRecordBatch(batch, batch.Length);

    /// <summary>Encodes the end of the file.</summary>
    public void Complete() => writer.Close();

    /// <summary>Writes what is encoded to a stream.</summary>
    public Task MoveToAsync(Stream destination, CancellationToken cancellationToken) => written.MoveToAsync(destination, cancellationToken);

    public void Dispose()
    {
        writer.Dispose();
        arrowProperties.Dispose();
        properties.Dispose();
        written.Dispose();
    }

    private static ParquetSharp.Compression GetCompression(ParquetCompression compression) => compression switch
    {
        ParquetCompression.Snappy => ParquetSharp.Compression.Snappy,
        ParquetCompression.Zstd => ParquetSharp.Compression.Zstd,
        ParquetCompression.GZip => ParquetSharp.Compression.Gzip,
        ParquetCompression.Uncompressed => ParquetSharp.Compression.Uncompressed,
    };
}
