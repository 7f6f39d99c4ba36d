import './styles/page.css';
import { openApp } from './app.ts';
import { openAids } from './demo/aids.ts';

void openAids(openApp());
