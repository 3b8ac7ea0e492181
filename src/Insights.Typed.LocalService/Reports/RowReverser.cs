namespace Insights.Typed.LocalService.Reports;

/// <summary>Creates another valid file of the same length, with the rows of a file in reverse order.</summary>
internal static class RowReverser
{
    /// <summary>Writes the new file next to the other one, and returns its path.</summary>
    public static async Task<string> WriteAsync(string path, string tag)
    {
        var result = Path.Combine(Path.GetDirectoryName(path)!, tag + Path.GetExtension(path));
        await using var input = FileVersion.Open(path);
        var ends = await FindRowEndsAsync(input).ConfigureAwait(false);
        await using var output = new FileStream(result, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true);
        var row = Array.Empty<byte>();
        foreach (var number in Enumerable.Range(1, ends.Count - 1).Reverse().Prepend(0))
        {
            var start = number == 0 ? 0 : ends[number - 1];
            var length = (int)(ends[number] - start);
            row = row.Length < length ? new byte[length] : row;
            input.Position = start;
            await input.ReadExactlyAsync(row.AsMemory(0, length)).ConfigureAwait(false);
            await output.WriteAsync(row.AsMemory(0, length)).ConfigureAwait(false);
        }

        return result;
    }

    /// <summary>Finds the position after each row, including the header. A line feed in quotes does not end a row.</summary>
    private static async Task<List<long>> FindRowEndsAsync(FileStream input)
    {
        var ends = new List<long>();
        var buffer = new byte[1 << 16];
        var isQuoted = false;
        long position = 0;
        int read;
        while ((read = await input.ReadAsync(buffer).ConfigureAwait(false)) > 0)
        {
            for (var i = 0; i < read; i++, position++)
            {
                if (buffer[i] == '"')
                {
                    isQuoted = !isQuoted;
                }
                else if (buffer[i] == '\n' && !isQuoted)
                {
                    ends.Add(position + 1);
                }
            }
        }

        return ends;
    }
}
