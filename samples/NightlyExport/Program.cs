using NightlyExport;
using NightlyExport.Display;

return await ExportHost.RunAsync(args, Displays.ForConsole(), Console.Error, TimeProvider.System, CancellationToken.None);
