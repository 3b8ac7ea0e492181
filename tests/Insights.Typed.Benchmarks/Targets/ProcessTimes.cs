using System.Globalization;

namespace Insights.Typed.Benchmarks.Targets;

/// <summary>The processor times that Linux states in <c>/proc</c>, with those of processes that have ended.</summary>
internal static class ProcessTimes
{
    private const double MillisecondsPerTick = 10;

    /// <summary>The time of this process, and of the programs that it started and that have ended.</summary>
    public static double GetOwn() => Read(Environment.ProcessId)!.Total;

    /// <summary>The time of a server and of the processes that it started; 0 for no server.</summary>
    public static double GetServer(int? processId)
    {
        if (processId is not { } id)
        {
            return 0;
        }

        while (true)
        {
            var before = Read(id)!.Total;
            var children = Directory.EnumerateDirectories("/proc")
                .Select(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var child) ? Read(child) : null)
                .Where(times => times?.Parent == id)
                .Sum(times => times!.Total);

            // The time of a process that ends moves to the server, and would be missed between the two.
            if (Read(id)!.Total == before)
            {
                return before + children;
            }
        }
    }

    private static Times? Read(int processId)
    {
        string text;
        try
        {
            text = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}/stat"));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException || exception.HResult == 3)
        {
            // It has ended since it was listed.
            return null;
        }

        // The name in parentheses may contain spaces. The state and the parent follow it; the four times are the fields 14 to 17.
        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return new Times(
            int.Parse(fields[1], CultureInfo.InvariantCulture),
            fields[11..15].Sum(field => long.Parse(field, CultureInfo.InvariantCulture)) * MillisecondsPerTick);
    }

    private sealed record Times(int Parent, double Total);
}
