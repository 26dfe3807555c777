// Only what the app uses of Mantine's CSS: all of it would be a sixth of the first load. The order is
// Mantine's own. A component that is used and not named here would be drawn naked:
// tests/client/app/mantine-styles.test.ts finds it, and what is named and no longer used. The variables
// are written by the provider at run time. What only lazy screens use is in mantine-later-styles.ts.
import '@mantine/core/styles/baseline.css';
import '@mantine/core/styles/global.css';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/CloseButton.css';
import '@mantine/core/styles/Group.css';
import '@mantine/core/styles/Loader.css';
import '@mantine/core/styles/Input.css';
import '@mantine/core/styles/ActionIcon.css';
import '@mantine/core/styles/Alert.css';
import '@mantine/core/styles/Button.css';
