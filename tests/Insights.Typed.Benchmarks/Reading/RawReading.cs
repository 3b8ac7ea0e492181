namespace Insights.Typed.Benchmarks.Reading;

/// <summary>The lower bounds of any reader: reading the bytes, and reading and inspecting each byte.</summary>
internal static class RawReading
{
    private const int BufferSize = 128 * 1024;

    public static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);

    public static long Read(string path)
    {
        using var stream = Open(path);
        var buffer = new byte[BufferSize];
        var length = 0L;
        while (stream.Read(buffer) is > 0 and var read)
        {
            length += read;
        }

        return length;
    }

    public static long CountLines(string path)
    {
        using var stream = Open(path);
        var buffer = new byte[BufferSize];
        var lines = 0L;
        while (stream.Read(buffer) is > 0 and var read)
        {
            lines += buffer.AsSpan(0, read).Count((byte)'\n');
        }

        return lines;
    }
}
